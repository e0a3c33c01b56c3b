package dev.hindsight.ui.shell;

import dev.hindsight.settings.Environment;
import dev.hindsight.store.StoreDescription;
import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.DropDown;
import dev.hindsight.ui.common.Navigation;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.Verbatim;
import dev.hindsight.ui.common.Workspace;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which store this is, back and forward, find anything, follow, and how things are shown. */
final class TopBar extends HBox {
    private static final double REMARK_WIDTH = 380;

    private final Workspace workspace;
    private final WindowSettings settings;

    TopBar(
            Workspace workspace,
            Environment environment,
            ConnectionWatch watch,
            WindowSettings settings,
            Actions actions) {
        this.workspace = workspace;
        this.settings = settings;
        String name = environment.name().toLowerCase(Locale.ROOT);
        getStyleClass().addAll("strip", "top-bar", name);
        Navigation navigation = workspace.navigation();
        Button back = Buttons.icon(Feather.ARROW_LEFT, "Back (Alt+Left)", navigation::back);
        back.disableProperty().bind(navigation.canGoBackProperty().not());
        back.setId("back");
        Button forward = Buttons.icon(Feather.ARROW_RIGHT, "Forward (Alt+Right)", navigation::forward);
        forward.disableProperty().bind(navigation.canGoForwardProperty().not());
        forward.setId("forward");
        ToggleButton follow = Buttons.toggle(Feather.RADIO, "Follow: show new events as they are committed");
        follow.setId("follow");
        follow.selectedProperty().bindBidirectional(workspace.live().followingProperty());
        getChildren()
                .setAll(
                        connection(workspace.store().description(), environment, actions),
                        back,
                        forward,
                        Buttons.icon(Feather.REFRESH_CW, "Read again (F5)", watch::readAgain),
                        follow,
                        new HeldBackBadge(workspace.live()),
                        space(),
                        find(actions),
                        space(),
                        zones(),
                        appearance(),
                        Buttons.icon(Feather.HELP_CIRCLE, "Keys (?)", actions::showKeys));
    }

    /** What the bar asks of the window. */
    interface Actions {
        void find();

        void showKeys();

        void chooseCode();

        void closeStore();

        void copyLink();
    }

    private Node connection(StoreDescription store, Environment environment, Actions actions) {
        MenuItem link = new MenuItem("Copy link to this place");
        link.setOnAction(event -> actions.copyLink());
        MenuItem code = new MenuItem("Aggregate code …");
        code.setId("choose-code");
        code.setOnAction(event -> actions.chooseCode());
        MenuItem close = new MenuItem("Open another store …");
        close.setOnAction(event -> actions.closeStore());
        MenuItem what = Verbatim.of(new MenuItem("%s, table %s".formatted(store.address(), store.table())));
        what.setDisable(true);
        MenuButton chip = Verbatim.of(new MenuButton(
                store.name(), new FontIcon(Feather.DATABASE), what, link, code, new SeparatorMenuItem(), close));
        chip.setId("connection");
        chip.setAccessibleText("Connection " + store.name() + ", read-only, layout " + store.layout());
        chip.getStyleClass().add("connection-chip");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        Label readOnly = new Label("read-only", new FontIcon(Feather.LOCK));
        readOnly.getStyleClass().add("badge");
        readOnly.setTooltip(new Tooltip("Hindsight cannot write to this store: every transaction is read-only."));
        readOnly.setMinWidth(Region.USE_PREF_SIZE);
        Label layout = new Label(store.layout());
        layout.getStyleClass().add("badge");
        layout.setTooltip(new Tooltip("The layout through which the tables are read"));
        layout.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(6, chip, readOnly, layout);
        box.setAlignment(Pos.CENTER_LEFT);
        if (environment != Environment.DEVELOPMENT) {
            Label badge = new Label(environment.toString());
            badge.setId("environment");
            badge.getStyleClass().addAll("badge", "environment-badge");
            badge.setMinWidth(Region.USE_PREF_SIZE);
            box.getChildren().add(1, badge);
        }
        if (!store.remarks().isEmpty()) {
            box.getChildren().add(remarks(store.remarks()));
        }
        return box;
    }

    /** What is left out of this store, or stands for something else. */
    private static Node remarks(List<String> sentences) {
        MenuButton button = new MenuButton();
        button.setId("remarks");
        button.setGraphic(new FontIcon(Feather.INFO));
        button.setAccessibleText("What to know about this store: " + String.join(" ", sentences));
        button.setTooltip(new Tooltip("What to know about this store"));
        button.getStyleClass().add("flat");
        for (String sentence : sentences) {
            Label words = new Label(sentence);
            words.setWrapText(true);
            words.setMaxWidth(REMARK_WIDTH);
            button.getItems().add(new CustomMenuItem(words, true));
        }
        return button;
    }

    private static Node find(Actions actions) {
        Button find = new Button();
        Label key = new Label("Ctrl K");
        key.getStyleClass().add("key-hint");
        HBox content = new HBox(8, new FontIcon(Feather.SEARCH), new Label("Find anything"), key);
        content.setAlignment(Pos.CENTER_LEFT);
        find.setGraphic(content);
        find.setId("find");
        find.setAccessibleText("Find anything (Ctrl+K)");
        find.getStyleClass().add("find-button");
        find.setMinWidth(Region.USE_PREF_SIZE);
        find.setOnAction(event -> actions.find());
        return find;
    }

    private Node zones() {
        Button button = Verbatim.of(new Button());
        button.setId("zone");
        button.setGraphic(new FontIcon(Feather.CLOCK));
        button.setAccessibleText("Time zone");
        button.setTooltip(new Tooltip("The zone in which times are shown; they are copied as UTC"));
        button.getStyleClass().add("flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.textProperty().bind(workspace.view().zoneProperty().map(ZoneId::getId));
        ZonePane pane = new ZonePane(workspace.view());
        PopOver popOver = DropDown.of(pane);
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        popOver.setOnShown(event -> pane.open());
        button.setOnAction(event -> popOver.show(button));
        return button;
    }

    private Node appearance() {
        MenuButton menu = new MenuButton();
        menu.setGraphic(new FontIcon(Feather.SUN));
        menu.setAccessibleText("Theme");
        menu.setTooltip(new Tooltip("Light or dark"));
        menu.getStyleClass().add("flat");
        for (Theme theme : Theme.values()) {
            CheckMenuItem item = new CheckMenuItem(theme.label());
            settings.themeProperty().subscribe(current -> item.setSelected(current == theme));
            item.setOnAction(event -> settings.themeProperty().set(theme));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
