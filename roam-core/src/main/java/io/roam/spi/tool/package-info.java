/**
 * What an adapter of a tool implements, and the values it makes and reads.
 *
 * <p>An adapter turns a tool's own files into {@linkplain io.roam.spi.tool.Record records} and back. It is named in
 * {@code META-INF/services/io.roam.spi.tool.ToolAdapter}. Its whole contract test is a subclass of the testkit's
 * {@code ToolAdapterContract} that supplies a store.
 *
 * <p>What an adapter says of its tool's files is a fact that others must be able to check: name its source, such as a version of the tool, where the code uses it.
 */
@NullMarked
package io.roam.spi.tool;

import org.jspecify.annotations.NullMarked;
