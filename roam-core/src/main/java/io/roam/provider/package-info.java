/** Finds the adapters and transports that are installed, and guards every call of them: what one does wrong ends nothing else. */
@NullMarked
package io.roam.provider;

import org.jspecify.annotations.NullMarked;
