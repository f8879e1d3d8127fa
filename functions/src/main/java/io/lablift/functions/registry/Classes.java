package io.lablift.functions.registry;

import io.lablift.functions.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** The classes: one item for each course, the latest class of it. */
public final class Classes {
  static final String PREFIX = "CLASS#";

  private static final String COURSES = "courses";

  /** One item that names all courses, for there is no index of classes. */
  private static final Map<String, AttributeValue> ALL = Map.of(Items.KEY, Items.text("CLASSES"));

  private static final String STUDENTS = "students";
  private static final String ENTERED = "entered";
  private static final String READY_BY = "readyBy";
  private static final String BUDGET = "budgetUsd";
  private static final String END_AT_BUDGET = "endAtBudget";
  private static final String ENDED = "endedAt";
  private static final String ENDED_WHY = "endedWhy";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final SpecReader specs = new SpecReader();

  public Classes(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  public Optional<ClassRecord> find(String course) {
    Map<String, AttributeValue> item =
        Registry.translated(
                () ->
                    dynamoDb.getItem(r -> r.tableName(table).key(key(course)).consistentRead(true)))
            .item();
    return item == null || item.isEmpty() ? Optional.empty() : Optional.of(read(item));
  }

  /**
   * Enters a class, due at once.
   *
   * @param instead the class of the course before it, which is over; null: there is none
   * @return false if somebody else was first
   */
  public boolean create(ClassRecord course, @Nullable ClassRecord instead) {
    remember(course.course());
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(Items.KEY, Items.text(PREFIX + course.course()));
    item.put(Items.REQUEST, Items.text(course.request()));
    item.put(STUDENTS, texts(course.students()));
    item.put(ENTERED, Items.number(0));
    item.put(Items.SPEC, Items.text(Json.write(course.spec())));
    item.put(Items.CREATED, Items.time(course.createdAt()));
    if (course.readyBy() != null) {
      item.put(READY_BY, Items.time(course.readyBy()));
    }
    if (course.budgetUsd() != null) {
      item.put(BUDGET, AttributeValue.fromN(course.budgetUsd().toPlainString()));
    }
    item.put(END_AT_BUDGET, AttributeValue.fromBool(course.endAtBudget()));
    item.put(Items.DUE, Items.text(Items.DUE_SHARD));
    item.put(Items.DUE_AT, Items.time(course.createdAt()));
    Map<String, AttributeValue> before =
        instead == null
            ? Map.of(":before", Items.number(0))
            : Map.of(":before", Items.time(instead.createdAt()));
    return holds(
        () ->
            dynamoDb.putItem(
                r ->
                    r.tableName(table)
                        .item(item)
                        .conditionExpression("attribute_not_exists(#pk) OR #created = :before")
                        .expressionAttributeNames(
                            Map.of("#pk", Items.KEY, "#created", Items.CREATED))
                        .expressionAttributeValues(before)));
  }

  /** The courses that have had a class, by name. */
  public List<String> courses() {
    Map<String, AttributeValue> item =
        Registry.translated(
                () -> dynamoDb.getItem(r -> r.tableName(table).key(ALL).consistentRead(true)))
            .item();
    return item == null || !item.containsKey(COURSES)
        ? List.of()
        : item.get(COURSES).ss().stream().sorted().toList();
  }

  private void remember(String course) {
    Registry.translated(
        () ->
            dynamoDb.updateItem(
                r ->
                    r.tableName(table)
                        .key(ALL)
                        .updateExpression("ADD #courses :courses")
                        .expressionAttributeNames(Map.of("#courses", COURSES))
                        .expressionAttributeValues(
                            Map.of(":courses", AttributeValue.fromSs(List.of(course))))));
  }

  /**
   * So many of its students, from the first, have their labs in the registry.
   *
   * @return false if the class is to end by now: no more of them are to be entered
   */
  public boolean entered(ClassRecord course, int entered) {
    return update(
        course,
        "SET #entered = :entered",
        "attribute_not_exists(#ended)",
        Map.of("#entered", ENTERED, "#ended", ENDED),
        Map.of(":entered", Items.number(entered)));
  }

  /**
   * Adds students at the end, due at once.
   *
   * @return false if somebody else has changed the class since it was read
   */
  public boolean add(ClassRecord course, List<String> late, Instant now) {
    return update(
        course,
        "SET #students = list_append(#students, :late), #due = :shard, #at = :now",
        "size(#students) = :size AND attribute_not_exists(#ended)",
        Map.of("#students", STUDENTS, "#due", Items.DUE, "#at", Items.DUE_AT, "#ended", ENDED),
        Map.of(
            ":late", texts(late),
            ":shard", Items.text(Items.DUE_SHARD),
            ":now", Items.time(now),
            ":size", Items.number(course.students().size())));
  }

  /** The class is to end, from now on; due at once. */
  public void end(ClassRecord course, Instant now, @Nullable String why) {
    Map<String, String> names =
        new HashMap<>(Map.of("#ended", ENDED, "#due", Items.DUE, "#at", Items.DUE_AT));
    Map<String, AttributeValue> values =
        new HashMap<>(Map.of(":shard", Items.text(Items.DUE_SHARD), ":now", Items.time(now)));
    String reason = "";
    if (why != null) {
      names.put("#why", ENDED_WHY);
      values.put(":why", Items.text(why));
      reason = ", #why = :why";
    }
    update(
        course,
        "SET #ended = if_not_exists(#ended, :now), #due = :shard, #at = :now" + reason,
        names,
        values);
  }

  /**
   * When the sweep is to look at it next; null: never, unless somebody has added students to it, or
   * asked for its end, since it was read.
   */
  public void due(ClassRecord course, @Nullable Instant at) {
    if (at == null) {
      Map<String, String> names =
          new HashMap<>(Map.of("#due", Items.DUE, "#at", Items.DUE_AT, "#students", STUDENTS));
      String condition = "size(#students) = :size";
      if (course.endedAt() == null) {
        names.put("#ended", ENDED);
        condition += " AND attribute_not_exists(#ended)";
      }
      update(
          course,
          "REMOVE #due, #at",
          condition,
          names,
          Map.of(":size", Items.number(course.students().size())));
    } else {
      update(
          course,
          "SET #due = :shard, #at = :at",
          Map.of("#due", Items.DUE, "#at", Items.DUE_AT),
          Map.of(":shard", Items.text(Items.DUE_SHARD), ":at", Items.time(at)));
    }
  }

  private void update(
      ClassRecord course,
      String expression,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    var _ = update(course, expression, "attribute_exists(#created)", names, values);
  }

  /** Holds only for the same class: another one of the course may have followed it. */
  private boolean update(
      ClassRecord course,
      String expression,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    Map<String, String> allNames = new HashMap<>(names);
    allNames.put("#created", Items.CREATED);
    Map<String, AttributeValue> allValues = new HashMap<>(values);
    allValues.put(":created", Items.time(course.createdAt()));
    return holds(
        () ->
            dynamoDb.updateItem(
                r ->
                    r.tableName(table)
                        .key(key(course.course()))
                        .updateExpression(expression)
                        .conditionExpression(condition + " AND #created = :created")
                        .expressionAttributeNames(allNames)
                        .expressionAttributeValues(allValues)
                        .returnValues(ReturnValue.NONE)));
  }

  private static boolean holds(java.util.function.Supplier<?> write) {
    try {
      Registry.translatedUnlessConflict(write);
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private ClassRecord read(Map<String, AttributeValue> item) {
    Instant created = Items.instant(item, Items.CREATED);
    AttributeValue budget = item.get(BUDGET);
    return new ClassRecord(
        Items.string(item, Items.KEY).substring(PREFIX.length()),
        Items.string(item, Items.REQUEST),
        Optional.ofNullable(item.get(STUDENTS)).stream()
            .flatMap(students -> students.l().stream())
            .map(AttributeValue::s)
            .toList(),
        Items.integer(item, ENTERED),
        specs.read(Items.string(item, Items.SPEC)),
        created == null ? Instant.EPOCH : created,
        Items.instant(item, READY_BY),
        budget == null ? null : new BigDecimal(budget.n()),
        item.containsKey(END_AT_BUDGET) && Boolean.TRUE.equals(item.get(END_AT_BUDGET).bool()),
        Items.instant(item, ENDED),
        Items.optional(item, ENDED_WHY));
  }

  private static AttributeValue texts(List<String> texts) {
    return AttributeValue.fromL(texts.stream().map(Items::text).toList());
  }

  private static Map<String, AttributeValue> key(String course) {
    return Map.of(Items.KEY, Items.text(PREFIX + course));
  }
}
