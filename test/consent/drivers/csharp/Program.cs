// Reads cases from standard input, one JSON object a line, and writes one answer a line: `ask 2`, `keep 0`.
using System;
using System.Text.Json;

string? line;
while ((line = Console.ReadLine()) is not null)
{
    using var document = JsonDocument.Parse(line);
    var one = document.RootElement;
    var stored = one.GetProperty("stored");
    string? Text(JsonElement of, string key) => of.TryGetProperty(key, out var value) ? value.GetString() : null;
    var version = stored.TryGetProperty("consentVersion", out var number) ? number.GetInt32() : 0;
    var answer = new StoredAnswer(Text(stored, "project")!, Text(stored, "category")!, version, Text(stored, "answer"), Text(stored, "answeredOn"));
    var decision = Consent.ShouldAsk(answer, Text(one, "published"), Text(one, "today")!);
    Console.WriteLine($"{(decision.Ask ? "ask" : "keep")} {decision.Covers}");
}
