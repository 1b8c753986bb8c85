/**
 * The client for people and build servers: asks a server over HTTP, or one that it starts in its
 * own JVM, and writes what comes back. A program of its own, on its main thread.
 */
@NullMarked
package dev.assay.cli;

import org.jspecify.annotations.NullMarked;
