/** Shows labs to people: what the API says of a lab, as words, tables and bars. */
@NullMarked
package io.lablift.local.show;

import org.jspecify.annotations.NullMarked;
