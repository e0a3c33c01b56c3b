package dev.hindsight.ui.mapper;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.Content;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.MappingPreview.Row;
import dev.hindsight.store.TableMapping;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Real rows as the choice so far reads them: a column for each role that something plays. */
final class PreviewTable extends TableView<Row> {
    private static final int LONGEST = 300;

    private final ContentDecoder decoder = new ContentDecoder();

    PreviewTable(MapperModel model) {
        setId("mapper-preview");
        setAccessibleText("Rows of the table as they would be read");
        getStyleClass().add("dense");
        Label none = new Label("The table has no rows that can be shown.");
        none.getStyleClass().add("muted");
        setPlaceholder(none);
        model.previewProperty().subscribe(preview -> {
            showRoles(model.mappingProperty().get());
            getItems().setAll(preview.rows());
        });
    }

    /** The same columns stay, so that nothing jumps while one choice is tried after another. */
    private void showRoles(@Nullable TableMapping mapping) {
        List<EventRole> roles = Stream.of(EventRole.values())
                .filter(role -> mapping != null && mapping.of(role).isPresent())
                .toList();
        List<Object> shown = getColumns().stream().map(TableColumn::getUserData).toList();
        if (!roles.equals(shown)) {
            getColumns().setAll(roles.stream().map(this::column).toList());
        }
    }

    private TableColumn<Row, String> column(EventRole role) {
        TableColumn<Row, String> column = new TableColumn<>(RoleText.name(role));
        column.setUserData(role);
        column.setSortable(false);
        column.setPrefWidth(
                switch (role) {
                    case POSITION, VERSION, SCHEMA_VERSION -> 76;
                    case PAYLOAD, METADATA -> 320;
                    default -> 160;
                });
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text(role, row.getValue())));
        column.setCellFactory(ignored -> new ValueCell());
        return column;
    }

    private String text(EventRole role, Row row) {
        return switch (role) {
            case PAYLOAD -> text(row.payload());
            case METADATA -> text(row.metadata());
            default -> row.values().getOrDefault(role, "");
        };
    }

    private String text(Content content) {
        return switch (decoder.decode(content)) {
            case Decoded.Json(var value, String form) -> form + "  " + shortened(value.toString());
            case Decoded.Opaque(String reason) -> reason;
            case Decoded.Absent() -> "";
        };
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** Nothing there is said, since it looks like a value that is empty. */
    private static final class ValueCell extends TableCell<Row, String> {
        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            boolean missing = !empty && (text == null || text.isEmpty());
            setText(empty ? null : missing ? "none" : text);
            getStyleClass().remove("muted");
            if (missing) {
                getStyleClass().add("muted");
            }
        }
    }
}
