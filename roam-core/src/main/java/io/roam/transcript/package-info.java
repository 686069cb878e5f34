/**
 * The readable view of a conversation: messages and their parts, computed from records and never the other way round.
 *
 * <p>Values are immutable and made by factories. Texts are what a tool or another device wrote: they may be long, and may hold control characters and
 * markup. A program that shows them makes them safe first.
 */
@NullMarked
package io.roam.transcript;

import org.jspecify.annotations.NullMarked;
