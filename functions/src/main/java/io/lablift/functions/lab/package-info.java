/** The words of the domain: lab, attempt, status, lease. */
@NullMarked
package io.lablift.functions.lab;

import org.jspecify.annotations.NullMarked;
