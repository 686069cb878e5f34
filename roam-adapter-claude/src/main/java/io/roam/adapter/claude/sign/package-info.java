/** The signs by which the tool says which sessions it has open. */
@NullMarked
package io.roam.adapter.claude.sign;

import org.jspecify.annotations.NullMarked;
