/** The transport that is built in: devices meet in a directory, such as a USB stick, a network share or a cloud drive. */
@NullMarked
package io.roam.transport.folder;

import org.jspecify.annotations.NullMarked;
