/** The deployment's template, as far as its roles go. */
@NullMarked
package io.lablift.infra.policy.template;

import org.jspecify.annotations.NullMarked;
