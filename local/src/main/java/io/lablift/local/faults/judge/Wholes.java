package io.lablift.local.faults.judge;

import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabId;

/**
 * What is whole: a lab that is READY, and an image that is available.
 *
 * @param lab with everything in it
 * @param image with nothing of its builder left
 */
public record Wholes(Whole lab, Whole image) {
  /** What this one must be. */
  Whole of(LabId id) {
    return ImageIds.isImage(id) ? image : lab;
  }
}
