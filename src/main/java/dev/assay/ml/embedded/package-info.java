/**
 * The model server that ships inside: it speaks the Open Inference Protocol v2 on loopback, trains,
 * and keeps its models in a directory. LightGBM lives only here.
 */
@NullMarked
package dev.assay.ml.embedded;

import org.jspecify.annotations.NullMarked;
