/** The hooks by which tools call roam: installing, handling and checking them. */
@NullMarked
package io.roam.cli.hooks;

import org.jspecify.annotations.NullMarked;
