using BenchmarkDotNet.Attributes;
using Summarizer.Text;
using Summarizer.Text.Articles;
using Summarizer.Text.Digests;
using Summarizer.Text.Reading;

namespace Summarizer.Benchmarks;

/// <summary>Reading and the extractive digest, from the bytes of an upload to what is stored.</summary>
[MemoryDiagnoser]
public class DigestBenchmarks
{
    private byte[] _plain = [];
    private byte[] _html = [];

    [Params(10_000, 100_000, 1_000_000, 10_000_000)]
    public int Bytes { get; set; }

    [GlobalSetup]
    public void Write()
    {
        _plain = SyntheticArticle.Plain(Bytes);
        _html = SyntheticArticle.Html(Bytes);
    }

    [Benchmark(Baseline = true)]
    public DigestContent Plain() => Digest(_plain, "article.txt");

    [Benchmark]
    public DigestContent Html() => Digest(_html, "article.html");

    internal static DigestContent Digest(byte[] bytes, string name) =>
        ArticleReader.Read(bytes, contentType: null, name) is ReadResult.Readable readable
            ? ExtractiveEngine.Write(readable.Article)
            : throw new InvalidOperationException("The synthetic article cannot be read.");
}
