/** What all stages of provisioning share. */
@NullMarked
package io.lablift.functions.stage;

import org.jspecify.annotations.NullMarked;
