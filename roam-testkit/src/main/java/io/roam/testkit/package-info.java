/** Contract tests for adapters and transports. */
@NullMarked
package io.roam.testkit;

import org.jspecify.annotations.NullMarked;
