/** A client of the DynamoDB inside this JVM that talks to it in objects and never in text. */
@NullMarked
package io.lablift.local.dynamo;

import org.jspecify.annotations.NullMarked;
