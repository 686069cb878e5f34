package io.roam.adapter.windsurf.cascade;

import java.util.Optional;

/** The types of steps that only Antigravity has, or that have another number in Windsurf; all others are as in {@link StepType}. */
enum AntigravityStepType {
    OPEN_BROWSER_URL(56, 67, "open_browser_url"),
    EXECUTE_BROWSER_JAVASCRIPT(61, 73, "execute_browser_javascript"),
    LIST_BROWSER_PAGES(62, 74, "list_browser_pages"),
    CAPTURE_BROWSER_SCREENSHOT(63, 75, "capture_browser_screenshot"),
    CLICK_BROWSER_PIXEL(64, 76, "click_browser_pixel"),
    CAPTURE_BROWSER_CONSOLE_LOGS(66, 78, "capture_browser_console_logs"),
    READ_BROWSER_PAGE(67, 79, "read_browser_page"),
    BROWSER_GET_DOM(68, 80, "browser_get_dom"),
    CODE_SEARCH(73, 85, "code_search"),
    BROWSER_INPUT(74, 86, "browser_input"),
    BROWSER_MOVE_MOUSE(75, 87, "browser_move_mouse"),
    BROWSER_SELECT_OPTION(76, 88, "browser_select_option"),
    BROWSER_SCROLL_UP(77, 89, "browser_scroll_up"),
    BROWSER_SCROLL_DOWN(78, 90, "browser_scroll_down"),
    BROWSER_CLICK_ELEMENT(79, 91, "browser_click_element"),
    BROWSER_PRESS_KEY(80, 92, "browser_press_key"),
    TASK_BOUNDARY(81, 93, "task_boundary"),
    NOTIFY_USER(82, 94, "notify_user"),
    CODE_ACKNOWLEDGEMENT(83, 95, "code_acknowledgement"),
    INTERNAL_SEARCH(84, 96, "internal_search"),
    BROWSER_SUBAGENT(85, 97, "browser_subagent"),
    FILE_CHANGE(86, 98, "file_change"),
    MOVE(87, 100, "move"),
    BROWSER_SCROLL(88, 101, "browser_scroll"),
    KNOWLEDGE_GENERATION(89, 102, "knowledge_generation"),
    EPHEMERAL_MESSAGE(90, 103, "ephemeral_message"),
    GENERATE_IMAGE(91, 104, "generate_image"),
    DELETE_DIRECTORY(92, 105, "delete_directory"),
    COMPILE_APPLET(93, 106, "compile_applet"),
    INSTALL_APPLET_DEPENDENCIES(94, 107, "install_applet_dependencies"),
    INSTALL_APPLET_PACKAGE(95, 108, "install_applet_package"),
    BROWSER_RESIZE_WINDOW(96, 109, "browser_resize_window"),
    BROWSER_DRAG_PIXEL_TO_PIXEL(97, 110, "browser_drag_pixel_to_pixel"),
    CONVERSATION_HISTORY(98, 111, "conversation_history"),
    KNOWLEDGE_ARTIFACTS(99, 112, "knowledge_artifacts"),
    SEND_COMMAND_INPUT(100, 113, "send_command_input"),
    SYSTEM_MESSAGE(101, 114, "system_message"),
    WAIT(102, 115, "wait"),
    AGENCY_TOOL_CALL(103, 116, "agency_tool_call"),
    SET_UP_FIREBASE(108, 121, "set_up_firebase"),
    RESTART_DEV_SERVER(110, 123, "restart_dev_server"),
    DEPLOY_FIREBASE(111, 124, "deploy_firebase"),
    SHELL_EXEC(112, 127, "shell_exec"),
    BROWSER_MOUSE_WHEEL(113, 125, "browser_mouse_wheel"),
    LINT_APPLET(114, 126, "lint_applet"),
    DEFINE_NEW_ENV_VARIABLE(115, 128, "define_new_env_variable"),
    KI_INSERTION(116, 129, "ki_insertion"),
    BROWSER_MOUSE_UP(120, 134, "browser_mouse_up"),
    BROWSER_MOUSE_DOWN(121, 135, "browser_mouse_down"),
    WORKSPACE_API(122, 136, "workspace_api"),
    BROWSER_LIST_NETWORK_REQUESTS(123, 137, "browser_list_network_requests"),
    BROWSER_GET_NETWORK_REQUEST(124, 138, "browser_get_network_request"),
    BROWSER_REFRESH_PAGE(125, 139, "browser_refresh_page"),
    INVOKE_SUBAGENT(127, 143, "invoke_subagent"),
    WRITE_BLOB(128, 142, "write_blob"),
    GENERIC(132, 140, "generic"),
    ASK_QUESTION(138, 154, "ask_question");

    private final int type;
    private final int field;
    private final String word;

    AntigravityStepType(int type, int field, String word) {
        this.type = type;
        this.field = field;
        this.word = word;
    }

    static Optional<AntigravityStepType> of(long type) {
        for (AntigravityStepType one : values()) {
            if (one.type == type) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    int field() {
        return field;
    }

    String word() {
        return word;
    }
}
