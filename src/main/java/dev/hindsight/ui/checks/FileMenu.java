package dev.hindsight.ui.checks;

import dev.hindsight.check.report.ReportFile;
import dev.hindsight.ui.common.Verbatim;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Writes what was found as a report, or keeps it as what is known from then on. */
final class FileMenu extends MenuButton {
    private static final List<ExtensionFilter> BASELINES = List.of(new ExtensionFilter("Baseline", "*.json"));
    private static final List<ExtensionFilter> REPORTS = List.of(
            new ExtensionFilter("HTML page", "*.html"),
            new ExtensionFilter("JSON", "*.json"),
            new ExtensionFilter("JUnit XML", "*.xml"));

    private final ChecksModel model;
    private final FindingFiles files;
    private final MenuItem report = item("checks-report", "Write a report …", this::report);
    private final MenuItem use = item("checks-baseline-use", "Use a baseline …", this::use);
    private final MenuItem keep = item("checks-baseline-keep", "Keep findings as a baseline …", this::keep);
    private final MenuItem update = item("checks-baseline-update", "", this::update);
    private final MenuItem forget = item("checks-baseline-forget", "Use no baseline", this::forget);

    FileMenu(ChecksModel model) {
        super("", new FontIcon(Feather.SAVE));
        this.model = model;
        this.files = model.files();
        setId("checks-files-menu");
        getStyleClass().add("flat");
        setAccessibleText("Report and baseline");
        setTooltip(new Tooltip("Write a report, or keep what was found as known"));
        setMinWidth(USE_PREF_SIZE);
        getItems().setAll(report, new SeparatorMenuItem(), use, keep, update, forget);
        setOnShowing(event -> enable());
    }

    private static MenuItem item(String id, String words, Runnable action) {
        MenuItem item = Verbatim.of(new MenuItem(words));
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void enable() {
        Path file = files.knownProperty().get().file();
        List.of(report, keep, update)
                .forEach(item -> item.setDisable(model.report().isEmpty()));
        List.of(update, forget).forEach(item -> item.setVisible(file != null));
        update.setText(file == null ? "" : "Keep findings in " + file.getFileName());
    }

    private void use() {
        File file = chooser("Baseline", "checks.json", BASELINES)
                .showOpenDialog(getScene().getWindow());
        if (file != null) {
            files.use(file.toPath());
        }
    }

    private void keep() {
        FileChooser chooser = chooser("Where to keep the baseline", "checks.json", BASELINES);
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            files.keep(withEnding(file, BASELINES.getFirst()));
        }
    }

    private void update() {
        Path file = files.knownProperty().get().file();
        if (file != null) {
            files.keep(file);
        }
    }

    private void forget() {
        files.forget();
    }

    private void report() {
        FileChooser chooser = chooser("Where to write the report", "checks.html", REPORTS);
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            boolean named = ReportFile.of(file.toPath()).isPresent();
            files.writeReport(named ? file.toPath() : withEnding(file, chooser.getSelectedExtensionFilter()));
        }
    }

    private static FileChooser chooser(String title, String name, List<ExtensionFilter> kinds) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().setAll(kinds);
        return chooser;
    }

    private static Path withEnding(File file, ExtensionFilter kind) {
        String ending = kind.getExtensions().getFirst().substring(1);
        return file.getName().endsWith(ending) ? file.toPath() : file.toPath().resolveSibling(file.getName() + ending);
    }
}
