/** The rules of the house, each with its reason. They hold for every commit. */
@NullMarked
package io.roam.architecture;

import org.jspecify.annotations.NullMarked;
