/**
 * The database of a first look: a small PostgreSQL of our own with TPC-H data and a workload. Here
 * we play the owner of somebody's database, so that the driver is used directly and not through the
 * pools of {@code store}. All of it blocks and runs on a thread of its own.
 */
@NullMarked
package dev.assay.query.demo;

import org.jspecify.annotations.NullMarked;
