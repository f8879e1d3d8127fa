/** The fault matrix: every call of a clean life, with every fault that can strike it. */
@NullMarked
package io.lablift.local.faults.matrix;

import org.jspecify.annotations.NullMarked;
