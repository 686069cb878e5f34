package io.roam.adapter.windsurf.cascade;

import java.util.Optional;

/** The types of steps, each with its number, and with the number of the field that holds its message. */
public enum StepType {
    DUMMY(1, 7, "dummy"),
    FINISH(2, 12, "finish"),
    PLAN_INPUT(3, 8, "plan_input"),
    MQUERY(4, 9, "mquery"),
    CODE_ACTION(5, 10, "code_action"),
    GIT_COMMIT(6, 11, "git_commit"),
    GREP_SEARCH(7, 13, "grep_search"),
    VIEW_FILE(8, 14, "view_file"),
    LIST_DIRECTORY(9, 15, "list_directory"),
    COMPILE(10, 16, "compile"),
    INFORM(11, 17, "inform"),
    FILE_BREAKDOWN(12, 21, "file_breakdown"),
    VIEW_CODE_ITEM(13, 22, "view_code_item"),
    USER_INPUT(14, 19, "user_input"),
    PLANNER_RESPONSE(15, 20, "planner_response"),
    WRITE_TO_FILE(16, 23, "write_to_file"),
    ERROR_MESSAGE(17, 24, "error_message"),
    CLUSTER_QUERY(18, 25, "cluster_query"),
    LIST_CLUSTERS(19, 26, "list_clusters"),
    INSPECT_CLUSTER(20, 27, "inspect_cluster"),
    RUN_COMMAND(21, 28, "run_command"),
    RELATED_FILES(22, 29, "related_files"),
    CHECKPOINT(23, 30, "checkpoint"),
    PROPOSE_CODE(24, 32, "propose_code"),
    FIND(25, 34, "find"),
    SEARCH_KNOWLEDGE_BASE(26, 35, "search_knowledge_base"),
    SUGGESTED_RESPONSES(27, 36, "suggested_responses"),
    COMMAND_STATUS(28, 37, "command_status"),
    MEMORY(29, 38, "memory"),
    LOOKUP_KNOWLEDGE_BASE(30, 39, "lookup_knowledge_base"),
    READ_URL_CONTENT(31, 40, "read_url_content"),
    VIEW_CONTENT_CHUNK(32, 41, "view_content_chunk"),
    SEARCH_WEB(33, 42, "search_web"),
    RETRIEVE_MEMORY(34, 43, "retrieve_memory"),
    AUTO_CASCADE_BROADCAST(35, 44, "auto_cascade_broadcast"),
    CUSTOM_TOOL(36, 45, "custom_tool"),
    CREATE_RECIPE(37, 46, "create_recipe"),
    MCP_TOOL(38, 47, "mcp_tool"),
    MANAGER_FEEDBACK(39, 48, "manager_feedback"),
    TOOL_CALL_PROPOSAL(40, 49, "tool_call_proposal"),
    TOOL_CALL_CHOICE(41, 50, "tool_call_choice"),
    TRAJECTORY_CHOICE(42, 52, "trajectory_choice"),
    PROXY_WEB_SERVER(43, 53, "proxy_web_server"),
    DEPLOY_WEB_APP(44, 54, "deploy_web_app"),
    CLIPBOARD(45, 55, "clipboard"),
    READ_DEPLOYMENT_CONFIG(46, 57, "read_deployment_config"),
    VIEW_FILE_OUTLINE(47, 58, "view_file_outline"),
    CHECK_DEPLOY_STATUS(48, 59, "check_deploy_status"),
    POST_PR_REVIEW(49, 60, "post_pr_review"),
    READ_KNOWLEDGE_BASE_ITEM(50, 61, "read_knowledge_base_item"),
    LIST_RESOURCES(51, 62, "list_resources"),
    READ_RESOURCE(52, 63, "read_resource"),
    LINT_DIFF(53, 64, "lint_diff"),
    FIND_ALL_REFERENCES(54, 65, "find_all_references"),
    BRAIN_UPDATE(55, 66, "brain_update"),
    RUN_EXTENSION_CODE(57, 68, "run_extension_code"),
    ADD_ANNOTATION(58, 70, "add_annotation"),
    PROPOSAL_FEEDBACK(59, 71, "proposal_feedback"),
    TRAJECTORY_SEARCH(60, 72, "trajectory_search"),
    READ_TERMINAL(65, 77, "read_terminal"),
    ARTIFACT_SUMMARY(71, 83, "artifact_summary"),
    RESOLVE_TASK(72, 84, "resolve_task"),
    TODO_LIST(73, 87, "todo_list"),
    BLOCKING(74, 88, "blocking"),
    EXPLORE_RESPONSE(80, 94, "explore_response"),
    READ_NOTEBOOK(82, 96, "read_notebook"),
    EDIT_NOTEBOOK(83, 97, "edit_notebook"),
    SUPERCOMPLETE_ACTIVE_DOC(86, 100, "supercomplete_active_doc"),
    FIND_CODE_CONTEXT(87, 101, "find_code_context"),
    SUPERCOMPLETE_FEEDBACK(89, 103, "supercomplete_feedback"),
    LINT_FIX_MESSAGE(90, 104, "lint_fix_message"),
    GREP_SEARCH_V2(91, 105, "grep_search_v2"),
    UPSERT_CODEMAP(92, 106, "upsert_codemap"),
    SUGGEST_CODEMAP(93, 107, "suggest_codemap"),
    SMART_FRIEND(94, 108, "smart_friend"),
    REPORT_BUGS(97, 112, "report_bugs"),
    EXIT_PLAN_MODE(99, 114, "exit_plan_mode"),
    ASK_USER_QUESTION(100, 115, "ask_user_question"),
    SKILL(101, 116, "skill"),
    SUPERCOMPLETE_EPHEMERAL_FEEDBACK(102, 117, "supercomplete_ephemeral_feedback"),
    ARENA_TRAJECTORY_CONVERGE(103, 118, "arena_trajectory_converge");

    private final int type;
    private final int field;
    private final String word;

    StepType(int type, int field, String word) {
        this.type = type;
        this.field = field;
        this.word = word;
    }

    static Optional<StepType> of(long type) {
        for (StepType one : values()) {
            if (one.type == type) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    int field() {
        return field;
    }

    /** Returns its name in transcripts. */
    public String word() {
        return word;
    }
}
