/**
 * The readable view of a conversation: messages and their parts, computed from records and never the other way round.
 */
@NullMarked
package io.roam.transcript;

import org.jspecify.annotations.NullMarked;
