/**
 * What IAM does with a role's policies, as far as the template uses it; what else there is, is
 * refused.
 */
@NullMarked
package io.lablift.infra.policy.iam;

import org.jspecify.annotations.NullMarked;
