package io.lablift.functions.api;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for with POST /images. Written as JSON it is canonical: the same request
 * again, while the image is baked, is the same image.
 *
 * @param userData what the builder runs; null: it makes a web server that names itself
 * @param imageId what the builder is launched from; null: the latest Amazon Linux 2023
 * @param subnetId where the builder stands; null: in a network of its own
 * @param noReboot whether AWS is told not to shut the builder down for the image
 * @param patienceMinutes how long the user data may take
 * @param keepDays after how many days the image is removed
 * @param keep how many images of the course are kept
 */
record ImageRequest(
    String course,
    @Nullable String userData,
    @Nullable String imageId,
    String instanceType,
    @Nullable String subnetId,
    boolean noReboot,
    long patienceMinutes,
    long keepDays,
    int keep) {}
