/** Holds the deployment against the code that it deploys. */
@NullMarked
package io.lablift.infra;

import org.jspecify.annotations.NullMarked;
