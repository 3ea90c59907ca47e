extension ClaimIndex {
    /// Fills in the features of every candidate, row by row.
    func measure(_ reach: Reach, day: Int?, _ workspace: inout Workspace) {
        let count = ClaimFeature.count
        let candidates = workspace.candidates.all.count
        workspace.features.removeAll(keepingCapacity: true)
        workspace.features.append(contentsOf: repeatElement(0, count: candidates * count))
        workspace.features.withUnsafeMutableBufferPointer { features in
            for index in 0..<candidates {
                let claim = Int(workspace.candidates.all[index].claim)
                let row = ClaimRow(start: index * count, features: features)
                let score = Float(workspace.scores[claim]) * reach.unit
                row[.lexical] = score / reach.best
                row[.absolute] = score / max(reach.most, .leastNormalMagnitude)
                if let day { measureAge(claim, day, row) }
                measureWords(claim, workspace.query, row)
            }
        }
    }

    /// Fills in nearness of meaning for the first so many places.
    func measureMeaning(_ text: Span<UInt8>, count: Int, _ vectors: ClaimVectors, _ workspace: inout Workspace) {
        vectors.read(text.extracting(workspace.query.body), with: &workspace.meaning)
        let places = workspace.ranked.prefix(count)
        workspace.features.withUnsafeMutableBufferPointer { features in
            var nearest: Float = -1
            for place in places {
                let row = ClaimRow(start: Int(place.row) * ClaimFeature.count, features: features)
                row[.near] = vectors.near(Int(place.claim), workspace.meaning)
                nearest = max(nearest, row[.near])
            }
            for place in places {
                let row = ClaimRow(start: Int(place.row) * ClaimFeature.count, features: features)
                row[.nearGap] = nearest - row[.near]
            }
        }
    }

    private func measureAge(_ claim: Int, _ day: Int, _ row: ClaimRow) {
        guard ages.days[claim] != ClaimAges.unknown else { return }
        let after = Int(ages.days[claim]) - day
        if after > 0 { row[.later] = ClaimAges.logarithm(after) }
        if after < 0 { row[.earlier] = ClaimAges.logarithm(-after) }
        row[ClaimFeature.step(days: after)] = 1
    }

    private func measureWords(_ claim: Int, _ query: ClaimQuery, _ row: ClaimRow) {
        var sums = ClaimSums()
        let places = Int(texts.starts[claim])..<Int(texts.starts[claim + 1])
        texts.entries.withUnsafeBufferPointer { entries in
            query.bits.withUnsafeBufferPointer { bits in
                for place in places {
                    let entry = ClaimTexts.Entry(packed: entries[place])
                    guard bits[entry.term >> 6] >> UInt64(entry.term & 63) & 1 == 1 else { continue }
                    let slot = Int(query.slots[entry.term])
                    sums.add(entry, rarity: postings.rarity[entry.term], term: query.terms[slot - 1])
                }
            }
        }
        sums.fill(row, totals[claim], rarityOfPost: query.rarity)
    }
}

/// A candidate's features.
struct ClaimRow {
    let start: Int
    let features: UnsafeMutableBufferPointer<Float>

    subscript(feature: ClaimFeature) -> Float {
        @inline(__always) get { features[start + feature.rawValue] }
        @inline(__always) nonmutating set { features[start + feature.rawValue] = newValue }
    }
}
