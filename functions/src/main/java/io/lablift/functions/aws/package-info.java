/** The seam to AWS: clients, settings, tags, names, tokens, errors. */
@NullMarked
package io.lablift.functions.aws;

import org.jspecify.annotations.NullMarked;
