/** The command line. */
@NullMarked
package io.lablift.local.cli;

import org.jspecify.annotations.NullMarked;
