/**
 * Workspaces: the project folder that a conversation belongs to, as each device knows it, and where it is on this one.
 *
 * <p>{@link io.roam.workspace.WorkspaceFinder} describes a folder of this machine, {@link io.roam.workspace.LocalFolders}
 * finds the folder of another machine's description here, and {@link io.roam.workspace.PrivateRules} decides what is
 * private. Nothing here throws for what a file, a repository or another device may hold.
 */
@NullMarked
package io.roam.workspace;

import org.jspecify.annotations.NullMarked;
