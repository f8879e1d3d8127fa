/** How fast AWS lets calls be made, and how labs keep below that. */
@NullMarked
package io.lablift.functions.pace;

import org.jspecify.annotations.NullMarked;
