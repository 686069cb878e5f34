/** The calls that tools make to roam: installing them, answering them, and checking them. */
@NullMarked
package io.roam.cli.hooks;

import org.jspecify.annotations.NullMarked;
