import Platform

package let feedbackMigrations: [Migration] = []
