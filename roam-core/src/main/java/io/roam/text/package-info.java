/** Text that users type and read. */
@NullMarked
package io.roam.text;

import org.jspecify.annotations.NullMarked;
