@NullMarked
package io.lablift.functions;

import org.jspecify.annotations.NullMarked;
