namespace Swarm.Benchmarks.Fuzz;

/// <content>What GitHub, git, agents and the provider say.</content>
internal static partial class FuzzSeeds
{
    private const string Person = """{"login":"someone","id":3,"type":"User"}""";

    public static IReadOnlyList<string> Commands { get; } = ["dotnet test --logger 'trx;LogFileName=a b.trx' \"x y\"", "make  build\t-j 4", "'", "\"\" ''"];

    public static IReadOnlyList<string> Seats { get; } = ["1-2-1/attempt/T01-1@17.3", "1-2-1/plan@9223372036854775807.1"];

    public static IReadOnlyList<string> Manifests { get; } =
        ["name: swarm\ndescription: Works\npublic: false\npermissions:\n  issues: { access: write, reason: speaks }\n  merge_queues: { access: read, reason: waits, only: github.com }\nevents:\n  issues: { reason: begins }\noptional:\n  workflows: { access: write, reason: builds }\n"];

    public static IReadOnlyList<string> Messages { get; } = ["job 17", "job 9223372036854775807", "job -1", "am9iIDE3"];

    public static IReadOnlyList<string> DeliveryPages { get; } =
        ["""[{"id":12,"guid":"5a3f0c1e-0000-4000-8000-000000000001","delivered_at":"2030-05-06T07:08:09Z","redelivery":false,"duration":0.1,"status":"OK","status_code":202,"event":"issues","action":"labeled","installation_id":5,"repository_id":1},{"id":13,"guid":"x","delivered_at":"2030-05-06T07:08:09Z","redelivery":true,"status_code":0,"event":"ping","action":null,"installation_id":null}]"""];

    public static IReadOnlyList<string> Deliveries { get; } =
        ["""{"id":12,"guid":"5a3f0c1e-0000-4000-8000-000000000001","event":"issues","action":"labeled","request":{"headers":{"X-GitHub-Event":"issues"},"payload":{"action":"labeled","n":[1,{"a":null}]}}}"""];

    public static IReadOnlyList<string> Tokens { get; } = ["""{"token":"ghs_x","expires_at":"2030-05-06T07:08:09Z","permissions":{"issues":"write"},"repository_selection":"all"}"""];

    public static IReadOnlyList<string> Credentials { get; } =
        ["""{"id":99,"slug":"swarm","name":"Swarm","html_url":"https://github.com/apps/swarm","client_id":"Iv1","client_secret":"s","webhook_secret":null,"pem":"-----BEGIN RSA PRIVATE KEY-----\n"}"""];

    public static IReadOnlyList<string> CommentPages { get; } =
        [$$$"""[{"id":4,"node_id":"IC_4","body":"/swarm status","user":{{{Person}}},"html_url":"https://github.com/o/r/issues/2#issuecomment-4","issue_url":"https://api.github.com/repos/o/r/issues/2","created_at":"2030-05-06T07:08:09Z","updated_at":"2030-05-06T07:08:09Z","author_association":"OWNER","performed_via_github_app":{"id":99,"slug":"swarm"}}]"""];

    public static IReadOnlyList<string> CheckPages { get; } =
        ["""{"total_count":1,"check_runs":[{"id":7,"name":"swarm","head_sha":"abc","status":"completed","conclusion":"success","external_id":"swarm:1-2-1/check","html_url":"https://github.com/o/r/runs/7","app":{"id":99,"slug":"swarm"},"output":{"title":"t","summary":"s","annotations_count":0}}]}"""];

    public static IReadOnlyList<string> FilePages { get; } = ["""[{"filename":"src/a.cs","status":"modified","sha":"abc","patch":"@@ -1 +1,2 @@\n a\n+b"},{"filename":"b.png","status":"added","sha":"abd"}]"""];

    public static IReadOnlyList<string> Threads { get; } =
        ["""{"data":{"repository":{"pullRequest":{"reviewThreads":{"pageInfo":{"hasNextPage":true,"endCursor":"x"},"nodes":[{"id":"T_1","isResolved":false,"comments":{"nodes":[{"id":"C_1","databaseId":5}]}}]}}}},"errors":[{"type":"NOT_FOUND","message":"m"}]}"""];

    public static IReadOnlyList<string> Refusals { get; } =
        ["""{"message":"Validation Failed","errors":[{"resource":"Issue","field":"title","code":"missing_field","message":"m"},"plain"],"documentation_url":"https://docs.github.com"}""", """{"message":"no","errors":"text"}""", "<html><body>502</body></html>"];

    public static IReadOnlyList<string> Links { get; } =
        ["<https://api.github.com/app/hook/deliveries?per_page=100&cursor=v1_12%3D>; rel=\"next\", <https://api.github.com/x?page=9>; rel=\"last\"", "<>; rel=next", "<https://[::1/x>; rel=next"];

    public static IReadOnlyList<string> ClaudeLines { get; } =
    [
        """{"type":"system","subtype":"init","session_id":"s"}""",
        """{"type":"assistant","message":{"content":[{"type":"text","text":"hi"},{"type":"tool_use","name":"Edit","input":{"file_path":"a.cs"}}]}}""",
        """{"type":"result","subtype":"success","is_error":false,"result":"done","total_cost_usd":0.01,"usage":{"input_tokens":1,"cache_creation_input_tokens":2,"cache_read_input_tokens":3,"output_tokens":4}}""",
    ];

    public static IReadOnlyList<string> ScriptedLines { get; } =
    [
        """{"type":"tool","name":"write","target":"a"}""", """{"type":"environment","variables":["a=b"]}""", """{"type":"call","maxTokens":10,"status":200,"text":"t"}""",
        """{"type":"usage","input":1,"output":2}""", """{"type":"finished","reason":"done","failed":false}""",
    ];

    public static IReadOnlyList<string> Streams { get; } =
    [
        "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":25,\"cache_read_input_tokens\":7,\"output_tokens\":1}}}\n\nevent: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":15}}\n\n",
    ];

    public static IReadOnlyList<string> Changes { get; } =
        [":100644 100644 abc def M\0src/a.cs\0:000000 100755 000 abd A\0b c\0:100644 000000 abc 000 D\0:d\0" + "3\t1\tsrc/a.cs\0-\t-\tb c\0" + "0\t9\t:d\0"];

    public static IReadOnlyList<string> PushReports { get; } =
    [
        "To https://github.com/o/r\n!\tabc:refs/heads/swarm/1/head\t[remote rejected] (protected branch hook declined)\nDone\n",
        "remote: error: GH006: Protected branch\nremote: \n=\tabc:refs/heads/swarm/1/head\t[up to date]\nfatal: unable to access: The requested URL returned error: 403\n",
    ];
}
