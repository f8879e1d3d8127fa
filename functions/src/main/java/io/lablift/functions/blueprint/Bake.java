package io.lablift.functions.blueprint;

/**
 * How an image is baked.
 *
 * @param name what the AMI is called, such as {@code lab-web-20261123}; where an AMI of that name
 *     is there already, {@code -2} and so on is added
 * @param builder the lab with the one server that the image is made of
 * @param noReboot whether AWS is told not to shut the server down for it
 * @param patienceSeconds how long the server's user data may take
 * @param keep how many images of the course are kept, this one included
 */
public record Bake(
    String name, LabSpec builder, boolean noReboot, long patienceSeconds, int keep) {}
