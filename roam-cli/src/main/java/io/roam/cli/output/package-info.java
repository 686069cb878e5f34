/** Results as text for people and as JSON for programs. */
@NullMarked
package io.roam.cli.output;

import org.jspecify.annotations.NullMarked;
