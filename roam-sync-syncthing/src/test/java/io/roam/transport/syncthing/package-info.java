/** Tests with real instances of Syncthing. */
@NullMarked
package io.roam.transport.syncthing;

import org.jspecify.annotations.NullMarked;
