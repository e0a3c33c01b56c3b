package tasks;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Methods marked by an annotation of the application's own. */
public class TaskList {
    private final String id;
    private final Map<Integer, Task> tasks = new LinkedHashMap<>();

    public TaskList(String id) {
        this.id = id;
    }

    @Apply
    void remember(TaskAdded event) {
        tasks.put(event.number(), new Task(event.title(), State.OPEN));
    }

    @Apply
    private void tick(TaskDone event) {
        tasks.computeIfPresent(event.number(), (number, task) -> new Task(task.title(), State.DONE));
    }

    enum State {
        OPEN,
        DONE
    }

    record Task(String title, State state) {}

    public record TaskAdded(int number, String title) {}

    public record TaskDone(int number) {}

    public static List<String> events() {
        return List.of(
                "TaskAdded {\"number\":7,\"title\":\"write\"}",
                "TaskAdded {\"number\":8,\"title\":\"read\"}",
                "TaskDone {\"number\":7}");
    }

    public static String state(int events) {
        TaskList list = new TaskList("TaskList-1");
        list.remember(new TaskAdded(7, "write"));
        if (events > 1) {
            list.remember(new TaskAdded(8, "read"));
        }
        if (events > 2) {
            list.tick(new TaskDone(7));
        }
        StringBuilder json = new StringBuilder();
        list.tasks.forEach((number, task) -> json.append(json.isEmpty() ? "" : ",")
                .append("\"%d\":{\"title\":\"%s\",\"state\":\"%s\"}".formatted(number, task.title(), task.state())));
        return "{\"id\":\"%s\",\"tasks\":{%s}}".formatted(list.id, json);
    }
}

@Retention(RetentionPolicy.RUNTIME)
@interface Apply {}
