/** {@code roam tour}: a conversation travels between two homes in a temporary folder. */
@NullMarked
package io.roam.cli.tour;

import org.jspecify.annotations.NullMarked;
