/** Child JVMs behind a fence, in which strangers' code runs. */
@NullMarked
package dev.assay.sandbox;

import org.jspecify.annotations.NullMarked;
