/** What AWS authorises when a call is made: the actions, the resources, and the condition keys. */
@NullMarked
package io.lablift.infra.policy.facts;

import org.jspecify.annotations.NullMarked;
