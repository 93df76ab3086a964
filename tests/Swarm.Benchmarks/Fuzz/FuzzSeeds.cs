using System.Collections.Immutable;
using Swarm.Core.Tracks;

namespace Swarm.Benchmarks.Fuzz;

/// <summary>Good input of every kind, from which bad input is made.</summary>
internal static partial class FuzzSeeds
{
    private static readonly DateTimeOffset Day = new(2030, 5, 6, 7, 8, 9, TimeSpan.Zero);

    public static IReadOnlyList<string> Signatures { get; } = ["sha256=" + new string('a', 64), "sha256=", "sha1=" + new string('0', 40), "sha256=" + new string('é', 64)];

    public static IReadOnlyList<string> Comments { get; } =
    [
        "/swarm answer E-01 2\n/swarm budget +5\n/swarm retry T01.1\n> /swarm cancel\n```\n/swarm skip T02\n```\n/swarm dispatch T01, T02",
        "E-01: use the first one, please.\n\n- [x] Use SQLite\n- [ ] Use files\n\n<!-- swarm:1-2-1/question/E-01 -->",
        "## Status\n\n| task | state |\n|---|---|\n| T01 | done |\n| T02 | runs |\n\n<details><summary>More</summary>\n\n```json\n{\"a\": [1, 2, 3]}\n```\n\n</details>\n\n~~~~ text\nx\n~~~~\n",
        "Hello 👩‍👩‍👧 wörld\u200B <!-- hidden --> and `code` and **bold** [link](https://example.com)\r\n\r\n1. one\r\n2. two\r\n",
        new string('a', 9_000) + "\n" + string.Join('\n', Enumerable.Range(0, 300).Select(i => $"- [ ] line {i} of a long list with some words in it")),
    ];

    public static IReadOnlyList<string> Plans { get; } =
    [
        """{"summary":"Two steps","tasks":[{"id":"T01","title":"Write","role":"implementer","description":"Do","dependsOn":[],"touches":["src/"],"access":"write","effort":"S","acceptance":["works"]},{"id":"T02","title":"Test","dependsOn":["T01"],"touches":["tests/**/*.cs"],"access":"read-only","needsUserInput":true,"effort":"M","acceptance":[]}]}""",
        """{"summary":"","tasks":[{"id":"A","title":"a","dependsOn":["B"],"touches":["**"],"access":"write-shared"},{"id":"B","title":"b","dependsOn":["A"],"touches":["[a"]}]}""",
    ];

    public static IReadOnlyList<string> Reports { get; } =
    [
        "Did it.\n\n```swarm-plan\n" + Plans[0] + "\n```\n",
        "I ask.\n\n```swarm-question\n{\"question\":\"Which?\",\"options\":[\"a\",\"b\"],\"recommendation\":1,\"impact\":\"small\"}\n```\n",
        "Found.\n\n```swarm-findings\n[{\"id\":\"F-1\",\"severity\":\"major\",\"file\":\"src/a.cs\",\"line\":12,\"text\":\"Wrong.\"},{\"text\":\"Also.\"}]\n```\n",
    ];

    public static IReadOnlyList<string> Settings { get; } =
    [
        "# settings\nversion: 1\nlabel: swarm\nautonomy: guided\nbase: main\ngates:\n  build: make build\n  test: [make, test]\nlimits:\n  usd: 20\n  tasks: 12\nlocks:\n  - name: db\n    paths: [src/db/**]\n",
        "agents:\n  implementer: { model: \"x\", effort: high }\noverlap: queue\nstrategy: waves\nsetup: |\n  npm ci\n  npm test\n",
        "a: &x [1, 2]\nb: *x\nc: !!str 5\n? complex\n: value\n--- \n...\n",
    ];

    public static IReadOnlyList<string> Patches { get; } =
    [
        "diff --git a/src/a.cs b/src/a.cs\nindex 123..456 100644\n--- a/src/a.cs\n+++ b/src/a.cs\n@@ -1,3 +1,4 @@ class A\n line\n-old\n+new // TODO: later\n+var password = \"hG7kL9mNpQ2rS5tUvW8x\";\n line\n",
        "diff --git \"a/\\303\\244.txt\" \"b/\\303\\244.txt\"\nnew file mode 100644\n--- /dev/null\n+++ \"b/\\303\\244.txt\"\n@@ -0,0 +1 @@\n+-----BEGIN RSA PRIVATE KEY-----\n\\ No newline at end of file\n",
        "diff --git a/x b/y\nsimilarity index 90%\nrename from x\nrename to y\nBinary files a/x and b/y differ\n+++ b/not-a-header\n",
    ];

    public static IReadOnlyList<string> Outputs { get; } =
    [
        "src/a.cs(12,5): error CS1002: ; expected\n./lib/b.py:3: line too long\n  c/d.go:10:2: undefined: x\nFAILED 3 of 5\n",
        "\u001b[31merror\u001b[0m\nTraceback (most recent call last):\n  File \"x.py\", line 3\nAssertionError\n" + new string('.', 3_000),
        "a.b: line 999999999999999999: m\n",
    ];

    public static IReadOnlyList<string> Requests { get; } =
    [
        """{"model":"claude","max_tokens":1000,"stream":true,"system":[{"type":"text","text":"Be exact.","cache_control":{"type":"ephemeral"}}],"messages":[{"role":"user","content":[{"type":"text","text":"hi"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}}]},{"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"read","input":{"path":"a"}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"text"}]}],"tools":[{"name":"read","description":"d","input_schema":{"type":"object"}}],"tool_choice":{"type":"auto"},"thinking":{"type":"enabled","budget_tokens":2048},"temperature":0.5,"stop_sequences":["x"]}""",
        """{"model":"m","messages":[{"role":"user","content":"x"}],"mcp_servers":[{"url":"https://example.com"}],"container":"c","metadata":{"user_id":"u"}}""",
    ];

    public static TrackState Asking { get; } = new()
    {
        Key = new TrackKey(1, 2, 1),
        Repository = new RepositoryFacts(1, "o", "r", "main", 5),
        Labeller = new Actor("someone", true),
        Issue = new IssueFacts(2, "Title", "Body", "someone", [], []),
        StartedAt = Day,
        UpdatedAt = Day,
        Escalations = [new Escalation("E-01", default, "", "Which?", [new EscalationOption("Use SQLite"), new EscalationOption("Use files")], 1, "", Day)],
    };

    public static IReadOnlyList<string> States { get; } = [TrackJson.Write(Asking), TrackJson.Write(Asking with { Skipped = ["T01"], Escalations = [], Head = "abc", Away = "suspended" })];

    public static IReadOnlyList<string> Events { get; } =
        [.. ImmutableArray.Create<TrackEvent>(
            new TrackEvent.TrackStarted(Asking.Key, Asking.Repository, 2, "Title", Asking.Labeller, "Body") { At = Day },
            new TrackEvent.TrackPrepared(Asking.Issue, Asking.Settings, "main", "abc") { At = Day },
            new TrackEvent.PhaseEntered(TrackPhase.Ready) { At = Day },
            new TrackEvent.EscalationRaised(Asking.Escalations[0]) { At = Day }).Select(TrackJson.Write)];

    public static IReadOnlyList<string> Webhooks(string name) => [WebhookSeeds.Plain, .. WebhookSeeds.Of(name)];
}
