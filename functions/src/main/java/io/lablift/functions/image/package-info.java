/** The stages that bake an image: its builder, the AMI itself, and the builder's end. */
@NullMarked
package io.lablift.functions.image;

import org.jspecify.annotations.NullMarked;
