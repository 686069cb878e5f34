/** Files of roam's own: logs of lines, private folders, and what interrupted runs left. */
@NullMarked
package io.roam.files;

import org.jspecify.annotations.NullMarked;
