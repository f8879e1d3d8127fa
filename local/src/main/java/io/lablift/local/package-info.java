@NullMarked
package io.lablift.local;

import org.jspecify.annotations.NullMarked;
