package io.lablift.functions.registry;

import io.lablift.functions.lab.ImageIds;
import io.lablift.functions.lab.LabStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The images of a course, and the labs that depend on one. */
public final class ImageListing {
  private static final int PAGE = 100;

  /** A lab that is not built yet launches its servers sooner or later, or once more. */
  private static final Set<LabStatus> LAUNCHING =
      EnumSet.of(LabStatus.SCHEDULED, LabStatus.QUEUED, LabStatus.PROVISIONING);

  private final LabListing listing;
  private final DynamoDbClient dynamoDb;
  private final String table;

  public ImageListing(DynamoDbClient dynamoDb, String table) {
    this.listing = new LabListing(dynamoDb, table);
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** The course's images in every status, by id: each in its latest attempt. */
  public List<LabRecord> of(String course) {
    return Registry.translated(
        () ->
            dynamoDb
                .queryPaginator(
                    r ->
                        r.tableName(table)
                            .indexName(RegistryTable.BY_COURSE)
                            .keyConditionExpression(
                                "#course = :course AND begins_with(#lab, :images)")
                            .expressionAttributeNames(
                                Map.of("#course", Items.COURSE, "#lab", Items.LAB))
                            .expressionAttributeValues(
                                Map.of(
                                    ":course", Items.text(course),
                                    ":images", Items.text(course + "-image-"))))
                .items()
                .stream()
                .flatMap(item -> listing.readable(item).stream())
                .filter(lab -> ImageIds.isImage(lab.id()))
                .toList());
  }

  /** Every course's images. */
  public List<LabRecord> all() {
    return everything().stream().filter(lab -> ImageIds.isImage(lab.id())).toList();
  }

  /** The labs that are yet to launch servers from this AMI. */
  public List<LabRecord> dependents(String ami) {
    return everything().stream()
        .filter(lab -> LAUNCHING.contains(lab.status()))
        .filter(lab -> lab.spec().image().id().equals(ami))
        .toList();
  }

  private List<LabRecord> everything() {
    List<LabRecord> all = new ArrayList<>();
    String after = null;
    do {
      LabListing.Page page = listing.list(null, PAGE, after);
      all.addAll(page.labs());
      after = page.next();
    } while (after != null);
    return all;
  }
}
